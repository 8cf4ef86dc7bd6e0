export { startEngine, type Engine, type EngineOptions } from './engine'
export { openSettings, parseSettingText, type SettingsFile } from './settings'
