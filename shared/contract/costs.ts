import { CostReport } from '../model'
import { procedure } from './base'

export const costs = {
  report: procedure
    .route({ method: 'GET', path: '/costs', summary: 'What work took and cost in the last 30 days' })
    .output(CostReport),
}
