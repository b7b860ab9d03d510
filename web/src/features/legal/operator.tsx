import { useTranslations } from 'use-intl';
import { type Operator, type OperatorField, operatorFields, readConfig } from '../../lib/firebase/config.ts';
import { useRole } from '../../lib/firebase/use_role.ts';
import { useLoad } from '../../lib/requests.ts';
import { Notice } from '../../ui/notice.tsx';

/** Returns the operator in `/config.json` and the missing fields; null while loading. */
export function useOperator() {
  const config = useLoad(readConfig, [], 'The operator could not be read.').value;
  if (!config) return null;
  const operator: Operator = config.operator;
  return { operator, missing: operatorFields.filter((field) => !operator[field]) };
}

/** Shows administrators the missing fields of `/config.json`; renders nothing for others. */
export function MissingNotice({ missing }: { missing: readonly OperatorField[] }) {
  const t = useTranslations('legal');
  const standing = useRole();
  if (!standing?.isAdmin || missing.length === 0) return null;
  return (
    <Notice kind="problem" title={t('missingTitle')} className="mb-6">
      <p>{t('missingText')}</p>
      <ul className="mt-2 list-disc pl-5" data-testid="missing-fields">
        {missing.map((field) => (
          <li key={field}>
            <code>operator.{field}</code> ({t(`fields.${field}`)})
          </li>
        ))}
      </ul>
    </Notice>
  );
}
