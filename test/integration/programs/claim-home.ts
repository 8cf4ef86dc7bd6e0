// Claims the home that LULL_HOME names, says on one line how that went, and keeps it until it is ended.
import { tmpdir } from 'node:os'
import { claimHome } from '../../../engine/instance'
import { homeOf } from '../../../shared/home'
import { LullError } from '../../../shared/model'

const { env, platform } = process
const home = homeOf({ env, platform, homeFolder: '/nowhere', temporaryFolder: tmpdir(), userId: 'tester' })
try {
  claimHome(home)
  process.stdout.write('{"won":true}\n')
  process.stdin.resume()
} catch (error) {
  if (!(error instanceof LullError)) throw error
  process.stdout.write(`${JSON.stringify({ won: false, ...error.toData() })}\n`)
}
