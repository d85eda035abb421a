/** What a line of a list says of a need. */
export interface PastedNeed {
  readonly direction: string
  readonly measure: string
  readonly focus: string
}

/** What a line of a list says of a step. */
export interface PastedStep {
  readonly verb: string
  readonly object: string
}

const bullet = /^\s*(?:[-*•–]|\d+[.)])?\s*/
const outcome =
  /^(minimi[sz]e|maximi[sz]e|reduce|increase)\s+(?:the\s+)?([\p{L}-]+(?:\s+taken|\s+required)?)\s+(.+)$/iu

/** The lines of a list, without its bullets and numbers. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(bullet, '').replace(/[.;\s]+$/, ''))
    .filter((line) => line !== '')
}

/** "Minimize the time until the airway is secured": direction, measure, focus; the rest is to be sorted by hand. */
export function pastedNeed(line: string): PastedNeed {
  const [, direction, measure, focus] = outcome.exec(line) ?? []
  if (direction === undefined || measure === undefined || focus === undefined)
    return { direction: 'minimize', measure: 'time', focus: line }
  return { direction: direction.toLowerCase().replace('mise', 'mize'), measure, focus }
}

/** "Open a secured path": the verb and what it acts on. */
export function pastedStep(line: string): PastedStep {
  const [verb = '', ...rest] = line.split(/\s+/)
  return { verb: verb.toLowerCase(), object: rest.join(' ') || '…' }
}
