/** Looks often, so that a test need not wait for a look. */
export const quickSettings = { sampling: { everySeconds: 0.1, inputEverySeconds: 0.05 } }
