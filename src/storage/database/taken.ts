const sqliteCodes = [1555, 2067]
const postgresCode = '23505'

/** Whether a row could not be added because its key is taken. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { errcode, code } = error as { errcode?: unknown; code?: unknown }
  return sqliteCodes.includes(Number(errcode)) || code === postgresCode
}
