import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

const kilobyte = 1024

/** How large a file is: "820 bytes", "12 kB", "3.4 MB". */
export function sizeWords(bytes: number, locale: Locale): string {
  if (bytes < kilobyte) return `${bytes} bytes`
  const megabytes = bytes / kilobyte / kilobyte
  return megabytes < 1
    ? `${formatCount(Math.round(bytes / kilobyte), locale)} kB`
    : `${formatCount(Math.round(megabytes * 10) / 10, locale)} MB`
}
