/** 100 answers each way, the new one faster: 20 and 12 minutes and up to 9 more. */
export function ticketRows(): string {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const way = i % 2 === 0 ? 'old' : 'new'
    return `${i + 1},${way},${(way === 'old' ? 20 : 12) + ((i * 7) % 10)}`
  })
  return ['ticket,way,minutes', ...rows].join('\n')
}

/** 80 cases; those of March on take two hours less to be confirmed. */
export function logRows(): string {
  const cases = Array.from({ length: 80 }, (_, i) => {
    const day =
      i < 40
        ? `2026-01-${String((i % 28) + 1).padStart(2, '0')}`
        : `2026-04-${String((i % 28) + 1).padStart(2, '0')}`
    const hours = (i < 40 ? 5 : 3) + (i % 3)
    const at = (hour: number): string => `${day}T${String(8 + hour).padStart(2, '0')}:00:00Z`
    return [
      `c${i},register,${at(0)},anna`,
      `c${i},check,${at(1)},ben`,
      `c${i},confirm,${at(hours)},anna`,
    ].join('\n')
  })
  return ['case,activity,timestamp,resource', ...cases].join('\n')
}

/** Twelve pharmacies, half of them with a logger in the second of two periods, which takes five minutes off. */
export function controlGroupRows(): string {
  const rows = Array.from({ length: 48 }, (_, i) => {
    const pharmacy = i % 12
    const logger = pharmacy < 6
    const after = i >= 24
    const changed = logger && after
    const minutes = 12 + pharmacy / 4 + ((i * 5) % 7) / 4 - (changed ? 5 : 0)
    const loss = 8 + ((i * 11) % 5) - (changed ? 3 : 0)
    const words = [logger ? 'logger' : 'paper', after ? 'after' : 'before']
    return [`p${pharmacy}`, ...words, minutes, loss].join(',')
  })
  return ['pharmacy,arm,period,minutes,loss', ...rows].join('\n')
}
