// The code flow, refreshing, pushing, revoking and the device flow, as the certified library openid-client does them. It refuses by itself what the
// protocol forbids: a wrong issuer, audience, nonce, state or signature.
import * as client from 'openid-client';

const { PORTAL, CLIENT, SECRET, COOKIE, CALLBACK } = process.env;
const config = await client.discovery(new URL(PORTAL), CLIENT, SECRET, client.ClientSecretPost(SECRET), {
  execute: [client.allowInsecureRequests],
});
const say = (name, value) => console.log(`${name}=${value}`);
say('issuer', config.serverMetadata().issuer);

async function signIn(pushed) {
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const parameters = {
    redirect_uri: CALLBACK,
    scope: 'openid profile email offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  };
  const to = pushed ? await client.buildAuthorizationUrlWithPAR(config, parameters) : client.buildAuthorizationUrl(config, parameters);
  const answer = await fetch(to, { redirect: 'manual', headers: { cookie: COOKIE } });
  const back = new URL(answer.headers.get('location'));
  return [
    await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    }),
    back,
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
  ];
}

const [tokens, back, checks] = await signIn(false);
say('code flow', tokens.claims().aud === CLIENT);
const person = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
say('userinfo', person.email);
say('replayed code', await client.authorizationCodeGrant(config, back, checks).then(() => 'accepted', (e) => e.error));
const mixedUp = new URL(back);
mixedUp.searchParams.set('iss', 'https://other.example');
say('mix-up', await client.authorizationCodeGrant(config, mixedUp, checks).then(() => 'accepted', () => 'refused'));
const other = new URL(back);
other.searchParams.set('state', 'another');
say('state', await client.authorizationCodeGrant(config, other, checks).then(() => 'accepted', () => 'refused'));

const [second] = await signIn(true);
say('pushed', second.claims().aud === CLIENT);
const refreshed = await client.refreshTokenGrant(config, second.refresh_token);
say('refreshed', refreshed.refresh_token !== second.refresh_token && refreshed.claims().sub === second.claims().sub);
say('introspected', (await client.tokenIntrospection(config, refreshed.access_token)).active);
await client.tokenRevocation(config, refreshed.refresh_token);
say('revoked', await client.refreshTokenGrant(config, refreshed.refresh_token).then(() => 'accepted', (e) => e.error));
const device = await client.initiateDeviceAuthorization(config, { scope: 'openid' });
say('device', device.user_code.length);
say('end', client.buildEndSessionUrl(config, { post_logout_redirect_uri: CALLBACK }).pathname);
