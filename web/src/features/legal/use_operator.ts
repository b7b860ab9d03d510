import { type Operator, operatorFields, readConfig } from '../../lib/firebase/config.ts';
import { useLoad } from '../../lib/requests.ts';

/** Who runs this deployment, by `/config.json`, and what it does not say yet; null until it is read. */
export function useOperator() {
  const config = useLoad(readConfig, [], 'The operator could not be read.').value;
  if (!config) return null;
  const operator: Operator = config.operator;
  return { operator, missing: operatorFields.filter((field) => !operator[field]) };
}
