import { z } from 'zod'
import { count, quantity, seed } from '../params'
import { objections, solverOf } from './fitting'

/** The name of the data set that ships with the project. */
export const shipped = 'breast-cancer'

const dataError = `must be ${shipped} or the path of a CSV file`

/** What adam and the mlp take unless they are given. */
const usual = { batchSize: 32, learningRate: 0.003, hiddenUnits: 16 } as const

export const Params = z
  .strictObject({
    model: z
      .enum(['logistic', 'mlp'], { error: 'must be logistic or mlp: these two models ship' })
      .default('logistic')
      .meta({
        title: 'Model',
        description: 'logistic: L2 logistic regression; mlp: one hidden layer of tanh units',
      }),
    solver: z
      .enum(['auto', 'newton', 'adam'], { error: 'must be auto, newton or adam' })
      .default('auto')
      .meta({
        title: 'Solver',
        description:
          'newton: whole steps to the optimum, for logistic alone; adam: batch after batch; auto: newton where it can, unless a batch size or a learning rate is given',
      }),
    data: z.string({ error: dataError }).min(1, { error: dataError }).default(shipped).meta({
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
      about: `Rows of one step of adam; ${usual.batchSize} unless given`,
      from: 1,
      to: 100_000,
      why: 'a step needs a row, and more rows than that make no better gradient',
    }).optional(),
    learningRate: quantity({
      title: 'Learning rate',
      about: `Length of one step of adam, about, in units of the weights; ${usual.learningRate} unless given`,
      from: 0.000001,
      to: 1,
      why: 'below it nothing moves, above it training jumps about',
    }).optional(),
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
      about: `Hidden units of the mlp; ${usual.hiddenUnits} unless given`,
      from: 1,
      to: 1024,
      why: 'it has to have one, and data that fit in memory ask for no more',
    }).optional(),
    scale: quantity({
      title: 'Scale',
      about: 'By what the epochs are multiplied',
      from: 0.1,
      to: 100,
      why: 'it only makes the same run shorter or longer',
    }).default(1),
    seed,
  })
  .superRefine((given, context) => {
    for (const { field, message } of objections(given)) {
      context.addIssue({ code: 'custom', path: [field], message })
    }
  })
  .transform(({ solver, batchSize, learningRate, hiddenUnits, ...rest }) => ({
    ...rest,
    solver: solverOf({ solver, batchSize, learningRate }),
    batchSize: batchSize ?? usual.batchSize,
    learningRate: learningRate ?? usual.learningRate,
    hiddenUnits: hiddenUnits ?? usual.hiddenUnits,
  }))

export type Params = z.output<typeof Params>

export function epochsOf({ epochs, scale }: Params): number {
  return Math.max(1, Math.round(epochs * scale))
}
