// An identity server that others wrote (oidc-provider, certified): the portal signs people in through it, and each ends the
// other's sessions.
import Provider from 'oidc-provider';

const { PORT, PORTAL, SECRET } = process.env;
const at = (name) => `${PORTAL}sign-in/external/peer/${name}`;
const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    {
      client_id: 'portal',
      client_secret: SECRET,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [at('callback')],
      post_logout_redirect_uris: [at('signed-out')],
      backchannel_logout_uri: at('back-channel-logout'),
      backchannel_logout_session_required: true,
    },
  ],
  claims: { openid: ['sub', 'sid', 'auth_time', 'acr', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
  cookies: { keys: ['of a test'] },
  features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true, name: 'Somebody of the peer' }),
  }),
  fetch: (url, options) => globalThis.fetch(url, { ...options, dispatcher: undefined }),
});
provider.on('server_error', (_, error) => console.error(error));
provider.on('backchannel.error', (_, error) => console.error(error));
provider.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
