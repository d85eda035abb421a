/** How words are lifted in a terminal; without colours every function gives back its text. */
export interface Paint {
  strong(text: string): string
  quiet(text: string): string
  better(text: string): string
  worse(text: string): string
}

const same = (text: string): string => text

/** Plain text: for files, pipes and readers who asked for no colour. */
export const plainPaint: Paint = { strong: same, quiet: same, better: same, worse: same }

/** The paint of a tone; what is neither better nor worse stays as it is. */
export function paintTone(text: string, tone: string | undefined, paint: Paint): string {
  if (tone === 'better' || tone === 'ours') return paint.better(text)
  return tone === 'worse' ? paint.worse(text) : text
}
