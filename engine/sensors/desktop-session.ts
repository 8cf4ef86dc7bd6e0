type Environment = Readonly<Record<string, string | undefined>>

/** Whether we run inside a Wayland session. What XWayland says there about input and windows is only half the truth. */
export const inWayland = (env: Environment): boolean =>
  Boolean(env.WAYLAND_DISPLAY) || env.XDG_SESSION_TYPE === 'wayland'

/** The X display of an X11 session; none under Wayland, where asking its X11 half could start XWayland for nothing. */
export const displayOf = (env: Environment): string | undefined =>
  inWayland(env) ? undefined : env.DISPLAY || undefined

/** Whether we run inside a desktop session, so that somebody may sit at it. */
export const inDesktop = (env: Environment): boolean => inWayland(env) || Boolean(env.DISPLAY)
