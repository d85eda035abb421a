const formats = {
  day: new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' }),
  time: new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }),
}
const minute = 60_000
const day = 24 * 60 * minute

/** A moment as people say it: "just now", "12 minutes ago", "today at 14:05", "3 Nov 2026". */
export function momentWords(moment: string, now: number = Date.now()): string {
  const at = new Date(moment)
  const ago = now - at.getTime()
  if (ago < minute) return 'just now'
  if (ago < 60 * minute) {
    const minutes = Math.floor(ago / minute)
    return `${minutes} minute${minutes === 1 ? '' : 's'} ago`
  }
  const today = ago < day && at.getDate() === new Date(now).getDate()
  return today ? `today at ${formats.time.format(at)}` : formats.day.format(at)
}
