/** Whether a file begins as an XES log does: judged by its first bytes. */
export function isXes(sample: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(sample.subarray(0, looked))
  const start = text.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  return start.startsWith('<') && /<(?:[\w.-]+:)?log(?:[\s>/]|$)/.test(start)
}

/** Comments may stand before the log. */
const looked = 64 * 1024
