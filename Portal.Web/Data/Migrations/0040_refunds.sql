-- Money that was given back, or that a bank took back, is a payment of a negative sum which names the one it belongs to.
alter table payment add column kind text not null default 'Payment';
alter table payment add column refund_of text null;

-- When the provider's billing knew that the money is gone again.
alter table online_payment add column refund_recorded_at {instant} null;
create index online_payment_refund_unrecorded on online_payment (id)
    where state in ('Refunded', 'ChargedBack') and refund_recorded_at is null;
