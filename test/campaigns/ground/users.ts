/** The user `nobody` of Debian and its like. */
export const nobody = 65_534

/** Runs what follows as this user, with no group and no capability left. Only root can. */
export function asUser(user: number): readonly string[] {
  const id = String(user)
  return ['setpriv', '--reuid', id, '--regid', id, '--clear-groups', '--inh-caps=-all']
}
