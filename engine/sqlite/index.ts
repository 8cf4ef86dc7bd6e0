export {
  connect,
  sqliteCode,
  sqliteCodes,
  type SqliteConnection,
  type SqliteStatement,
  type SqlValue,
} from './connect'
