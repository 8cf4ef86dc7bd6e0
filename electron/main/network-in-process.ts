import { app } from 'electron'

/**
 * Before the app is ready: Chromium's network service runs in this process and not in one of its own, which would take
 * another 11 MB for as long as the app is there. No page of ours may reach the network, so it only hands our own files to
 * them. The feature is Chromium's own way for small devices (content/public/common/content_features.h).
 */
export function keepNetworkInProcess(): void {
  const asked = app.commandLine.getSwitchValue('enable-features') // by the person, on the command line
  const features = [...asked.split(',').filter(Boolean), 'NetworkServiceInProcess2']
  app.commandLine.appendSwitch('enable-features', features.join(','))
}
