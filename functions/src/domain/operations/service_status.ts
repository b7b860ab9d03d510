/** Parts of the service, as the public status page names them. */
export const serviceParts = ['drawing', 'ai_drawing', 'studio', 'submission', 'email', 'line'] as const;
export type ServicePart = (typeof serviceParts)[number];

/**
 * `running` · `delayed`: its oldest job waits longer than a sweep needs to free it · `stopped`: by an operator,
 * temporarily · `off`: this deployment does not offer it.
 */
export const partStates = ['running', 'delayed', 'stopped', 'off'] as const;
export type PartState = (typeof partStates)[number];

/** With fewer measurements, no usual duration is shown. */
export const leastMeasurements = 10;
