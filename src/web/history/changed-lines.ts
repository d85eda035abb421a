/** A line of one of two texts, or a gap where they say the same. */
export interface ChangedLine {
  readonly kind: 'gone' | 'new' | 'same' | 'gap'
  readonly text: string
}

/** Lines around a change that are shown with it. */
const around = 2
/** Beyond this many cells of the table of common lines, only the ends are compared. */
const mostCells = 4_000_000

/** What changed from one text to the other, line by line, each change with two lines around it. */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (
    end < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1
  const middle = differing(old.slice(start, old.length - end), now.slice(start, now.length - end))
  if (middle.length === 0) return []
  const same = (lines: readonly string[]): readonly ChangedLine[] =>
    lines.map((text) => ({ kind: 'same', text }))
  return shortened([...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))])
}

/** The longest common lines of two texts stay; the rest is gone or new. */
function differing(old: readonly string[], now: readonly string[]): readonly ChangedLine[] {
  const gone = (text: string): ChangedLine => ({ kind: 'gone', text })
  const added = (text: string): ChangedLine => ({ kind: 'new', text })
  if (old.length * now.length > mostCells) return [...old.map(gone), ...now.map(added)]
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  const lines: ChangedLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i]! })
      i += 1
      j += 1
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
      lines.push(gone(old[i++]!))
    else lines.push(added(now[j++]!))
  }
  return [...lines, ...old.slice(i).map(gone), ...now.slice(j).map(added)]
}

function shortened(lines: readonly ChangedLine[]): readonly ChangedLine[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(i - around, 0), i + around + 1).some(({ kind }) => kind !== 'same'),
  )
  return lines.flatMap((line, i) => {
    if (near[i]) return [line]
    return i > 0 && near[i - 1] ? [{ kind: 'gap', text: '' } as const] : []
  })
}
