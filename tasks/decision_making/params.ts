import { z } from 'zod'
import { count, quantity, seed } from '../params'

export const Params = z
  .strictObject({
    drift: quantity({
      title: 'Drift',
      about: 'Mean evidence per second towards the right answer, in units of the diffusion (s = 1)',
      from: 0,
      to: 10,
      why: 'a negative one only swaps the answers, and beyond 10 no answer is ever wrong',
    }).default(1),
    boundary: quantity({
      title: 'Boundary separation',
      about: 'Separation of the two boundaries, in units of the diffusion (s = 1); evidence starts half-way',
      from: 0.1,
      to: 10,
      why: 'below it every answer is a guess, above it a decision takes half a minute',
    }).default(1.5),
    nonDecisionMs: quantity({
      title: 'Non-decision time',
      about: 'Time for seeing and answering that is no decision',
      from: 0,
      to: 5000,
      unit: 'ms',
      why: 'it is added to every response time and is a fraction of a second in people',
    }).default(300),
    trials: count({
      title: 'Decisions',
      about: 'Decisions to simulate',
      from: 100,
      to: 2_000_000,
      why: 'fewer give no quantiles, and more change no figure that is shown',
    }).default(20_000),
    dtMs: quantity({
      title: 'Time step',
      about: 'How finely time is cut; crossings inside a step are drawn exactly, so that it hardly matters',
      from: 0.05,
      to: 20,
      unit: 'ms',
      why: 'shorter steps only take longer, longer ones miss the shape of fast responses',
    }).default(1),
    interjudgmentMs: quantity({
      title: 'Time to confidence',
      about: 'Time between the answer and the statement of confidence, in which evidence goes on',
      from: 0,
      to: 10_000,
      unit: 'ms',
      why: 'confidence is stated within seconds of the answer',
    }).default(500),
    seed,
  })
  .superRefine(({ dtMs, boundary }, context) => {
    const longest = 100 * boundary * boundary
    if (dtMs <= longest) return
    const message = `must be at most ${longest} ms at a boundary of ${boundary}: within a longer step the evidence could cross both boundaries`
    context.addIssue({ code: 'custom', path: ['dtMs'], message })
  })

export type Params = z.output<typeof Params>
