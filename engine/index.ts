export { doorErrors, type Router } from './api'
export { type Engine, type EngineOptions, startEngine } from './engine'
export { createBus } from './sensors'
export { openSettings, parseSettingText, type SettingsFile } from './settings'
