import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

interface PasswordFieldProps {
  readonly label: string;
  /** Whether a new password is chosen; otherwise the current one is entered. */
  readonly isNew: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
  readonly testId: string;
  readonly autoFocus?: boolean;
}

/** A password field that can show its text. */
export function PasswordField({ isNew, ...props }: PasswordFieldProps) {
  const t = useTranslations('auth');
  const [isShown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      name="password"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      {...(isNew ? { hint: t('passwordHint') } : {})}
      end={
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={isShown ? t('hidePassword') : t('showPassword')}
          onPress={() => setShown(!isShown)}
        />
      }
    />
  );
}
