export { openSettings, type SettingsFile } from './open-settings'
export { parseSettingText } from './setting-text'
