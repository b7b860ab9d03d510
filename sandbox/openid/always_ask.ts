import { interactionPolicy } from 'oidc-provider';

/** Asks who signs in and for consent every time, so that a test can be someone else each time. */
export function alwaysAsk() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('every_time', 'The sandbox asks every time.', 'login_required', (context) =>
        context.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}
