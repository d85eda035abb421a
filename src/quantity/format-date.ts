const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const datePattern = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T.*)?)?$/u

/**
 * A date as people read it, from ISO 8601 text: `2026-11-21` is `21 Nov 2026`, `2026-11` is
 * `Nov 2026`; a time of day is left out. Text that is no date stays as it is.
 */
export function formatDate(text: string): string {
  const [found, year = '', month = '', day] = datePattern.exec(text) ?? []
  if (found === undefined) return text
  const words = [months[Number(month) - 1] ?? '', year]
  return (day === undefined ? words : [String(Number(day)), ...words]).join(' ')
}
