-- A row of each table whose name or columns migrations from 0023 on changed, as the release before wrote it, after the rows it refers to.
insert into person (key, name, language, email, email_key, security_stamp, version, second_step, last_totp_step, locked_at,
    locked_because, created_at)
values ('k', 'Customer at home', 'de', 'a@example.org', 'a@example.org', 's', 'v', false, 0, '2026-10-01 00:00:00+00:00',
    'owner', '2026-10-01 00:00:00+00:00');
insert into session (hash, person_id, stamp, device, network, stays, second_step, way, created_at, proved_at, seen_at,
    expires_at, ended_at, ended_because)
values ('h', 1, 's', 'Firefox', '192.0.2.x', true, false, 'pwd', '2026-10-01 00:00:00+00:00', '2026-10-02 00:00:00+00:00',
    '2026-10-03 00:00:00+00:00', '2026-10-04 00:00:00+00:00', '2026-10-05 00:00:00+00:00', 'owner');
insert into token (purpose, hash, guesses, made_by, created_at, expires_at)
values ('p', 'h', 3, 'person:a', '2026-10-01 00:00:00+00:00', '2026-10-02 00:00:00+00:00');
insert into attempt (scope, who, failures, last_at, free_at, forget_at)
values ('sign-in/all', 'h', 4, '2026-10-01 00:00:00+00:00', '2026-10-02 00:00:00+00:00', '2026-10-03 00:00:00+00:00');
insert into reset_request (way, who, network, payload, asked_at, sent)
values ('reset.link', 'h', 'n', 'sealed', '2026-10-01 00:00:00+00:00', false);
insert into deletion (person_id, asked_at, due_at) values (1, '2026-10-01 00:00:00+00:00', '2026-10-15 00:00:00+00:00');
insert into kept_form (hash, person_id, path, fields, kept_at) values ('h', 1, '/', 'f', '2026-10-01 00:00:00+00:00');
insert into data_key (name, xml, made_at) values ('n', '<key/>', '2026-10-01 00:00:00+00:00');
insert into customer (number, kind, name, state, language, mail, mail_on_line, second_mail, demonstration, changed_at)
values ('C1', 'person', 'Customer at home', 'active', 'de', 'a@example.org', true, 'b@example.org', false,
    '2026-10-01 00:00:00+00:00');
insert into address (customer_id, street, extra, postcode, town, country) values (1, 'Street 1', '', '08001', 'Town', 'ES');
insert into service (number, customer_id, address_id, technology, state, plan, started, changed_at)
values ('S1', 1, 1, 'fibre', 'active', 'Fibre 500', '2024-02-29', '2026-10-01 00:00:00+00:00');
insert into ticket (reference, type, topic, state, state_at, level, skill, priority, severity, priority_reason, language,
    channel, subject, name, mail, mail_proven_at, phone, opened_at, changed_at, first_reply_due, next_update_due,
    delay_reason, reopened, version)
values ('T1', 'Fault', 'outage', 'InProgress', '2026-10-02 00:00:00+00:00', 1, 'Technical', 2, 'Total', '', 'de', 'Web',
    'No internet', 'Customer at home', 'a@example.org', '2026-10-03 00:00:00+00:00', '', '2026-10-01 00:00:00+00:00',
    '2026-10-01 00:00:00+00:00', '2026-10-01 00:00:00+00:00', '2026-10-01 00:00:00+00:00', '', 2, 1);
insert into ticket_tried (ticket_id, at, kind, what, result)
values (1, '2026-10-01 00:00:00+00:00', 'said', 'restarted', 'no change');
insert into clock_step (ticket_id, step, about, at)
values (1, 'reminder-1', '2026-10-01 00:00:00+00:00', '2026-10-02 00:00:00+00:00');
insert into survey (ticket_id, at, score, words) values (1, '2026-10-01 00:00:00+00:00', 5, 'Thank you');
insert into incident (reference, planned, state, cause, raised_at, raised_by, starts_at, alerted_for, suspected_at, version)
values ('N1', false, 'Investigating', 'unknown', '2026-10-01 00:00:00+00:00', 'system', '2026-10-01 00:00:00+00:00',
    '2026-10-02 00:00:00+00:00', 'node:OLT-1', 1);
insert into incident_update (incident_id, number, at, actor, state)
values (1, 1, '2026-10-01 00:00:00+00:00', 'system', 'Investigating');
insert into incident_update_text (update_id, language, words) values (1, 'de', 'Wir suchen die Ursache.');
insert into report (kind, incident_id, who, at) values ('me-too', 1, 'h', '2026-10-01 00:00:00+00:00');
insert into article (key) values ('no-internet');
insert into revision (article_id, language, source, slug, title, summary, topic, keywords, technologies, audience, related,
    reviewed, created_at, created_by)
values (1, 'de', '', 's', 't', '', '', '', '', '', '', '2026-10-01', '2026-10-01 00:00:00+00:00', 'system');
insert into vote (revision_id, reader, helpful, reason, words, voted_at)
values (1, 'h', false, 'outdated', 'The menu is elsewhere now.', '2026-10-01 00:00:00+00:00');
