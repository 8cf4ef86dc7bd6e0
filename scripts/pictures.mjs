// `npm run pictures` takes README's picture anew, from the real app on a real desktop (docs/screenshots).
import { draw, prepareDrawing } from './draw.mjs'

await prepareDrawing('pictures')
await draw(['--project=pictures'], { LULL_SCREENSHOTS: '1' })
