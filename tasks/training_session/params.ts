import { z } from 'zod'
import { count, quantity, seed } from '../params'

/** The name of the data set that ships with the project. */
export const shipped = 'breast-cancer'

export const Params = z
  .strictObject({
    model: z.enum(['logistic', 'mlp']).default('logistic').meta({
      title: 'Model',
      description: 'logistic: L2 logistic regression; mlp: one hidden layer of tanh units',
    }),
    solver: z.enum(['auto', 'newton', 'adam']).default('auto').meta({
      title: 'Solver',
      description:
        'newton: whole steps to the optimum, for logistic alone; adam: batch after batch; auto: newton where it can',
    }),
    data: z.string().min(1).default(shipped).meta({
      title: 'Data',
      description: 'breast-cancer, or the path of a CSV file with names in its first line',
    }),
    targetColumn: z.string().default('').meta({
      title: 'Label column',
      description: 'Column of the file that holds the two labels; empty: the last one',
    }),
    heldOutShare: quantity({
      title: 'Held-out share',
      about: 'Share of the rows that are not trained on but tested with; 0: none',
      from: 0,
      to: 0.9,
      why: 'something must be left to train on',
    }).default(0.25),
    epochs: count({
      title: 'Epochs',
      about: 'How often training goes through the rows, at most: the solver newton ends at the optimum',
      from: 1,
      to: 10_000,
      why: 'more are had by scale',
    }).default(100),
    batchSize: count({
      title: 'Batch size',
      about: 'Rows of one step of adam',
      from: 1,
      to: 100_000,
      why: 'a step needs a row, and more rows than that make no better gradient',
    }).default(32),
    learningRate: quantity({
      title: 'Learning rate',
      about: 'Length of one step of adam, about, in units of the weights',
      from: 0.000001,
      to: 1,
      why: 'below it nothing moves, above it training jumps about',
    }).default(0.003),
    l2: quantity({
      title: 'L2 penalty',
      about:
        'Penalty: half of this times the sum of squared weights is added to the summed loss (1/C of scikit-learn)',
      from: 0,
      to: 1_000_000,
      why: 'a negative one rewards weights without end, and a larger one leaves none',
    }).default(1),
    hiddenUnits: count({
      title: 'Hidden units',
      about: 'Hidden units of the mlp',
      from: 1,
      to: 1024,
      why: 'it has to have one, and data that fit in memory ask for no more',
    }).default(16),
    scale: quantity({
      title: 'Scale',
      about: 'By what the epochs are multiplied',
      from: 0.1,
      to: 100,
      why: 'it only makes the same run shorter or longer',
    }).default(1),
    seed,
  })
  .superRefine(({ model, solver, l2 }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (model === 'mlp' && solver === 'newton') {
      refuse('solver', 'must be adam for the mlp: its loss has no single optimum to step to')
    }
    if (model === 'logistic' && solver !== 'adam' && l2 < smallestPenalty) {
      refuse(
        'l2',
        `must be at least ${smallestPenalty} for the solver newton: without a penalty, rows that can be told apart without error have no optimum`,
      )
    }
  })

const smallestPenalty = 0.0001

export type Params = z.output<typeof Params>

export function epochsOf({ epochs, scale }: Params): number {
  return Math.max(1, Math.round(epochs * scale))
}
