import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soloCrew } from '../crew'
import { createRandom } from '../random'
import { complete, completeInPieces } from '../run.fixture'
import { breastCancer } from './breast-cancer'
import { parseCsv } from './csv'
import { readDataset } from './dataset'
import { logistic } from './logistic'
import { mlp } from './mlp'
import { gradientOf, type Model, penaltyOf, perform } from './model'
import type { Result } from './result'
import { splitRows } from './split'
import { trainingSession } from '.'

const train = (params: Record<string, unknown>) => complete(trainingSession, params).result as Result
const withText = (text: string) => ({ texts: { 'my.csv': text }, crew: soloCrew })

describe('logistic regression', () => {
  // scikit-learn 1.9.1, LogisticRegression(C=1/l2, solver='newton-cholesky', tol=1e-12) on all 569 rows of
  // load_breast_cancer(), columns standardised by mean and population deviation: mean log loss + |w|^2 / (2 C 569)
  it.each([
    [1, 0.06636018622],
    [10, 0.116470321104],
    [0.1, 0.046044387391],
    [0.01, 0.03377241483],
  ])('reaches scikit-learn’s optimum at l2 = %f', (l2, optimum) => {
    const { finalTrainingLoss, gradientNorm } = train({ l2, heldOutShare: 0 })
    expect(Math.abs(finalTrainingLoss - optimum)).toBeLessThan(1e-10)
    expect(gradientNorm).toBeLessThan(1e-9)
  })

  it('equals the published .06636018638 to 1e-7 and has scikit-learn’s weights', () => {
    const { result, files } = complete(trainingSession, { heldOutShare: 0 })
    expect(Math.abs((result as Result).finalTrainingLoss - 0.06636018638)).toBeLessThan(1e-7)
    const { weights, intercept } = JSON.parse(String(files?.['weights.json'])) as {
      weights: number[]
      intercept: number
    }
    // its labels are the other way round, and so are the signs
    expect(intercept).toBeCloseTo(-0.2145027, 6)
    expect(weights[0]).toBeCloseTo(0.3630925, 6)
    expect(weights[1]).toBeCloseTo(0.3876754, 6)
    expect(weights[29]).toBeCloseTo(0.4798189, 6)
    expect((result as Result).trainingAccuracy).toBeCloseTo(0.9876977, 7)
  })

  it('comes near the same optimum batch by batch', () => {
    const batches = { solver: 'adam', heldOutShare: 0, epochs: 2000, batchSize: 569, learningRate: 0.03 }
    expect(train(batches).finalTrainingLoss).toBeCloseTo(0.06636, 4)
  })
})

describe('gradients', () => {
  const { training } = splitRows(readDataset(breastCancer, ''), 0, 1)
  const order = Uint32Array.from({ length: 40 }, (_, place) => 7 * place)
  const few = {
    rows: order.length,
    columns: training.columns,
    values: Float64Array.from(
      order.length * training.columns === 0 ? [] : pick(training.values, training.columns),
    ),
    targets: Uint8Array.from(order, (row) => training.targets[row] ?? 0),
  }
  function pick(values: Float64Array, columns: number): number[] {
    return Array.from(order).flatMap((row) => [...values.subarray(row * columns, (row + 1) * columns)])
  }

  const models: readonly [string, Model][] = [
    ['logistic', logistic(30)],
    ['mlp', mlp(30, 5)],
  ]

  it.each(models)('of the %s are its central differences', (_, model) => {
    const l2 = 3
    const objective = (weights: Float64Array) =>
      perform(model, weights, few).loss + penaltyOf(model, weights, l2, few.rows)
    const random = createRandom(12)
    const weights = Float64Array.from({ length: model.size }, () => random.uniform() - 0.5)
    const gradient = new Float64Array(model.size)
    const all = Uint32Array.from(order, (_row, place) => place)
    gradientOf(model, weights, { part: few, order: all, from: 0, to: few.rows, l2 }, gradient)
    const h = 1e-5
    for (let index = 0; index < model.size; index++) {
      const moved = (by: number) => weights.map((weight, at) => (at === index ? weight + by : weight))
      const slope = (objective(moved(h)) - objective(moved(-h))) / (2 * h)
      expect(Math.abs(slope - (gradient[index] ?? 0))).toBeLessThan(1e-8)
    }
  })
})

describe('held-out accuracy', () => {
  /**
   * 97.5 % by tenfold cross-validation: Mangasarian, Street and Wolberg 1995 (Oper. Res. 43, 570). 142 rows are a sample of the
   * standard error 1.3 %, four of them are allowed.
   */
  const leastAccuracy = 0.975 - 4 * Math.sqrt((0.975 * 0.025) / 142)

  it.each([
    { model: 'logistic' },
    { model: 'logistic', seed: 2 },
    { model: 'mlp' },
    { model: 'mlp', seed: 2 },
    { model: 'mlp', hiddenUnits: 4, seed: 3 },
  ])('is as published for %o', (params) => {
    const { accuracy, heldOutRows, guessAccuracy, heldOutLoss } = train({ epochs: 60, ...params })
    expect(heldOutRows).toBe(142)
    expect(accuracy).toBeGreaterThan(leastAccuracy)
    expect(guessAccuracy).toBeLessThan(0.75)
    expect(heldOutLoss).toBeLessThan(0.2)
  })

  it('of a perceptron shows what no line can tell apart', () => {
    const random = createRandom(3)
    const rows = Array.from({ length: 400 }, () => [random.uniform() - 0.5, random.uniform() - 0.5])
    const lines = rows.map(([x = 0, y = 0]) => `${x},${y},${x * y > 0 ? 'same' : 'other'}`)
    const aids = withText(['x,y,sign', ...lines].join('\n'))
    const accuracy = (model: string) => {
      const params = { data: 'my.csv', model, l2: 0.01, learningRate: 0.02, epochs: 150 }
      return (complete(trainingSession, params, aids).result as Result).accuracy
    }
    expect(accuracy('logistic')).toBeLessThan(0.7)
    expect(accuracy('mlp')).toBeGreaterThan(0.93)
  })
})

describe('the data set that ships', () => {
  it('is the one of 569 rows, 30 columns and 212 malignant ones (UCI; scikit-learn)', () => {
    const { rows, features, labels, targets, values } = readDataset(breastCancer, '')
    expect([rows, features.length, ...labels]).toEqual([569, 30, 'benign', 'malignant'])
    expect(targets.reduce((sum, target) => sum + target, 0)).toBe(212)
    // sums of the first and the last column, by numpy
    const sum = (column: number) =>
      values.reduce((total, value, at) => total + (at % 30 === column ? value : 0), 0)
    expect(sum(0)).toBeCloseTo(8038.429, 6)
    expect(sum(29)).toBeCloseTo(47.76517, 6)
  })
})

describe('a CSV file', () => {
  const good = 'size,kind,weight\n1,a,2\n2,b,3\n3,a,5\n4,b,9\n'

  it('is read by the column that holds the labels', () => {
    const { features, labels, targets, values } = readDataset(good, 'kind')
    expect(features).toEqual(['size', 'weight'])
    expect(labels).toEqual(['a', 'b'])
    expect([...targets]).toEqual([0, 1, 0, 1])
    expect([...values]).toEqual([1, 2, 2, 3, 3, 5, 4, 9])
  })

  it('gives back what was written, quotes, commas and line ends included', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map((content) => `"${content.replaceAll('"', '""')}"`).join(','))
        expect(parseCsv(text.join('\n'))).toEqual(rows)
      }),
    )
  })

  it.each([
    ['a word where a number belongs', 'x,y\n1,a\ntwo,b\n', 'row 2, column x: “two” is no number'],
    ['an empty cell', 'x,y\n1,a\n,b\n', 'row 2, column x: the cell is empty'],
    ['a short row', 'x,z,y\n1,1,a\n2,b\n', 'row 2 has 2 cells, the first line names 3'],
    ['three labels', 'x,y\n1,a\n2,b\n3,c\n', 'its labels take 3 different values'],
    ['one label', 'x,y\n1,a\n2,a\n', 'its labels take 1 different values'],
    ['one column', 'y\na\nb\n', 'it has one column'],
    ['an open quote', 'x,y\n"1,a\n2,b\n', 'a quote is opened and never closed'],
  ])('is refused for %s', (_, text, message) => {
    expect(() => readDataset(text, '')).toThrow(message)
  })

  it('is refused where the named column is missing, with the names there are', () => {
    expect(() => readDataset(good, 'colour')).toThrow('it has no column colour')
  })

  it('is refused when the worker did not read it', () => {
    const begin = () => trainingSession.begin({ data: 'no.csv' }, { texts: {}, crew: soloCrew })
    expect(begin).toThrow('no.csv was not read')
    expect(trainingSession.reads({ data: 'no.csv' })).toEqual(['no.csv'])
    expect(trainingSession.reads({})).toEqual([])
  })

  it('that changed since a run was saved is not gone on with', () => {
    const params = { data: 'my.csv', heldOutShare: 0, targetColumn: 'kind' }
    const saved = trainingSession.begin(params, withText(good)).save()
    expect(trainingSession.resume(params, saved, withText(good)).progress).toBe(0)
    const changed = withText(good.replace('9', '8'))
    expect(() => trainingSession.resume(params, saved, changed)).toThrow(RangeError)
  })

  it('trains with a column that never changes', () => {
    const aids = withText('x,same,y\n1,7,a\n2,7,b\n3,7,a\n4,7,b\n5,7,a\n6,7,b\n')
    const { result } = complete(trainingSession, { data: 'my.csv', heldOutShare: 0 }, aids)
    expect((result as Result).finalTrainingLoss).toBeLessThan(Math.log(2))
  })
})

describe('a run of training_session', () => {
  const params = { model: 'mlp', epochs: 40, hiddenUnits: 64, seed: 3 }
  const whole = complete(trainingSession, params)

  it('interrupted gives the same', () => {
    expect(completeInPieces(trainingSession, params)).toEqual(whole)
    const newton = { l2: 0.5 }
    expect(completeInPieces(trainingSession, newton)).toEqual(complete(trainingSession, newton))
  })

  it('with another seed gives something else', () => {
    expect(complete(trainingSession, { ...params, seed: 4 }).result).not.toEqual(whole.result)
  })

  it('holds as many epochs in its curve as a page can show, and all in its table', () => {
    const { result, tables } = complete(trainingSession, {
      solver: 'adam',
      epochs: 15,
      scale: 80,
      batchSize: 569,
    })
    const { curve, epochsDone } = result as Result
    expect(epochsDone).toBe(1200)
    expect(curve.length).toBeLessThanOrEqual(1000)
    expect(curve.at(-1)?.epoch).toBe(1200)
    expect(tables[0]?.columns['epoch']?.length).toBe(1200)
  })

  it('writes weights that say the same of a row as the model does', () => {
    const file = JSON.parse(String(whole.files?.['weights.json'])) as {
      hidden: { weights: number[]; bias: number }[]
      weights: number[]
      intercept: number
      means: number[]
      deviations: number[]
    }
    const { values, targets, rows } = readDataset(breastCancer, '')
    let right = 0
    for (let row = 0; row < rows; row++) {
      const x = file.means.map(
        (mean, at) => ((values[row * 30 + at] ?? 0) - mean) / (file.deviations[at] ?? 1),
      )
      const active = file.hidden.map(({ weights, bias }) =>
        Math.tanh(weights.reduce((sum, weight, at) => sum + weight * (x[at] ?? 0), bias)),
      )
      const logOdds = file.weights.reduce(
        (sum, weight, at) => sum + weight * (active[at] ?? 0),
        file.intercept,
      )
      if (logOdds > 0 === (targets[row] === 1)) right += 1
    }
    const { trainingAccuracy, trainingRows, accuracy, heldOutRows } = whole.result as Result
    expect(right).toBe(Math.round(trainingAccuracy * trainingRows + (accuracy ?? 0) * heldOutRows))
  })

  it('says what was found in one sentence', () => {
    expect(whole.summary).toMatch(
      /^A perceptron trained on 427 rows of breast-cancer tells benign from malignant in 9\d\.\d % of 142 held-out rows .* after 40 epochs\.$/,
    )
  })

  it('goes batch by batch where a batch size or a learning rate is given', () => {
    const solver = (given: Record<string, unknown>) => train({ epochs: 3, ...given }).solver
    expect([{}, { batchSize: 16 }, { learningRate: 0.1 }, { model: 'mlp' }].map(solver)).toEqual([
      'newton',
      'adam',
      'adam',
      'adam',
    ])
  })

  it.each([
    [{ solver: 'newton', batchSize: 16 }, 'batchSize', /^belongs to the solver adam: /],
    [{ solver: 'newton', learningRate: 0.1 }, 'learningRate', /^belongs to the solver adam: /],
    [{ hiddenUnits: 4 }, 'hiddenUnits', /^belongs to the model mlp: /],
    [{ model: 'tree' }, 'model', /^must be logistic or mlp: /],
    [{ data: 7 }, 'data', /^must be breast-cancer or the path of a CSV file$/],
  ])('ignores nothing that is given: %o', (given, field, message) => {
    expect(trainingSession.params.safeParse(given).error?.issues).toMatchObject([
      { path: [field], message: expect.stringMatching(message) },
    ])
  })

  it('refuses what has no optimum, with the reason', () => {
    const complaint = (given: Record<string, unknown>) =>
      trainingSession.params.safeParse(given).error?.issues[0]
    expect(complaint({ l2: 0 })?.message).toContain('must be at least 0.0001 for the solver newton')
    expect(complaint({ model: 'mlp', solver: 'newton' })?.message).toContain('must be adam')
    expect(complaint({ l2: 0, batchSize: 16 })).toBeUndefined()
    expect(complaint({ l2: -1 })?.message).toContain('must lie between 0 and 1,000,000')
  })
})
