/** What decides which parameters a run has a use for, as a person gives them. */
interface Given extends Partial<Record<'batchSize' | 'learningRate' | 'hiddenUnits', number | undefined>> {
  readonly model: 'logistic' | 'mlp'
  readonly solver: 'auto' | 'newton' | 'adam'
  readonly l2: number
}

/** Whoever gives what only adam has wants adam. */
export function solverOf({ solver, batchSize, learningRate }: Omit<Given, 'model' | 'l2'>): Given['solver'] {
  return solver === 'auto' && (batchSize ?? learningRate) !== undefined ? 'adam' : solver
}

/** What cannot be done as asked, and what would have no effect: nothing that is given is ignored in silence. */
export function objections(given: Given): readonly Objection[] {
  return rules.filter(({ isBroken }) => isBroken(given))
}

interface Objection {
  readonly field: keyof Given
  readonly message: string
}

const smallestPenalty = 0.0001
const ofAdam = 'belongs to the solver adam: newton steps with all rows at once, as far as is best'
const isNewton = ({ model, solver }: Given) => model === 'logistic' && solver === 'newton'

const rules: readonly (Objection & { isBroken(given: Given): boolean })[] = [
  {
    field: 'solver',
    message: 'must be adam for the mlp: its loss has no single optimum to step to',
    isBroken: ({ model, solver }) => model === 'mlp' && solver === 'newton',
  },
  {
    field: 'hiddenUnits',
    message: 'belongs to the model mlp: logistic has no hidden units',
    isBroken: ({ model, hiddenUnits }) => model === 'logistic' && hiddenUnits !== undefined,
  },
  {
    field: 'batchSize',
    message: ofAdam,
    isBroken: (given) => isNewton(given) && given.batchSize !== undefined,
  },
  {
    field: 'learningRate',
    message: ofAdam,
    isBroken: (given) => isNewton(given) && given.learningRate !== undefined,
  },
  {
    field: 'l2',
    message: `must be at least ${smallestPenalty} for the solver newton: without a penalty, rows that can be told apart without error have no optimum`,
    isBroken: (given) =>
      given.model === 'logistic' && solverOf(given) !== 'adam' && given.l2 < smallestPenalty,
  },
]
