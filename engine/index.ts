export type { Router } from './api'
export { type Engine, type EngineOptions, startEngine } from './engine'
export { type Bus, createBus } from './sensors/dbus'
export { openSettings, parseSettingText, type SettingsFile } from './settings'
