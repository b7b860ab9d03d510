import { knownPrices, type SetMetadata, saleAreas } from '@pochitto/functions/domain/stamps/set_metadata';
import { useFormatter, useTranslations } from 'use-intl';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { SwitchRow } from '../../../ui/switches.tsx';
import { fieldAnchor, InfoSection } from './info_field.tsx';

/** The switches, each with its field of the form. */
const switches = [
  ['shownInShop', 'privacy'],
  ['autoRelease', 'release'],
  ['premium', 'premium'],
  ['arranging', 'arranging'],
] as const;

interface SaleProps {
  readonly metadata: SetMetadata;
  readonly onChange: (part: Partial<SetMetadata>) => void;
}

export function Sale({ metadata, onChange }: SaleProps) {
  const t = useTranslations('info');
  return (
    <InfoSection title={t('sale')}>
      <div id={fieldAnchor('sale_area')}>
        <ChoiceRow
          label={t('saleArea')}
          value={metadata.saleArea}
          options={saleAreas.map((value) => ({ value, text: t(`saleAreas.${value}`) }))}
          onChange={(saleArea) => onChange({ saleArea })}
        />
      </div>
      <Price metadata={metadata} onChange={onChange} />
      <div className="flex flex-col">
        {switches.map(([field, id]) => (
          <div key={field} id={fieldAnchor(id)}>
            <SwitchRow isOn={metadata[field]} onChange={(isOn) => onChange({ [field]: isOn })}>
              {t(field)}
            </SwitchRow>
          </div>
        ))}
      </div>
    </InfoSection>
  );
}

/** The price in the shop. A price that was set elsewhere stays among the choices. */
function Price({ metadata: { priceYen }, onChange }: SaleProps) {
  const t = useTranslations('info');
  const format = useFormatter();
  const isKnown = priceYen === null || knownPrices.some((price) => price === priceYen);
  const prices = isKnown ? knownPrices : [...knownPrices, priceYen].toSorted((one, other) => one - other);
  return (
    <div id={fieldAnchor('price')} className="flex flex-col gap-2">
      <ChoiceRow
        label={t('price')}
        value={String(priceYen ?? 'lowest')}
        options={[
          { value: 'lowest', text: t('priceLowest'), testId: 'price-lowest' },
          ...prices.map((price) => ({
            value: String(price),
            text: format.number(price, { style: 'currency', currency: 'JPY' }),
            testId: `price-${price}`,
          })),
        ]}
        onChange={(value) => onChange({ priceYen: value === 'lowest' ? null : Number(value) })}
      />
      <p className="text-note text-ink-soft">{t('priceNote')}</p>
    </div>
  );
}
