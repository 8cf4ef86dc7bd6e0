import { homedir, tmpdir, userInfo } from 'node:os'
import { homeOf } from '../../shared/home'

/** Where this user's Lull keeps everything. */
export const home = homeOf({
  env: process.env,
  platform: process.platform,
  homeFolder: homedir(),
  temporaryFolder: tmpdir(),
  userId: process.getuid?.() ?? userInfo().username,
})
