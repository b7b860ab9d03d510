import { Link, useLocation } from 'react-router';
import { buttonClass } from '../../ui/button.tsx';

/** To another sign-in page, keeping where the person was heading. */
export function OtherWay({ to, text }: { to: string; text: string }) {
  const { search } = useLocation();
  return (
    <Link
      to={{ pathname: to, search }}
      className={buttonClass('plain', 'mt-2 w-full')}
      data-testid={`to${to.replace('/', '-')}`}
    >
      {text}
    </Link>
  );
}
