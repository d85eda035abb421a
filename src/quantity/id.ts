const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u

/** Whether a text is an id: lower-case letters and digits in parts joined by single hyphens. */
export function isId(text: string): boolean {
  return idPattern.test(text)
}

const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
])

/**
 * An id made from a name: `Opel Astra 1.6` is `opel-astra-1-6`, `Été` is `ete`. One that would
 * start with a digit gets an `x` before it; a name without any Latin letter or digit is `x`.
 * Two names can give one id: `distinctIds` tells those of a list apart.
 */
export function slug(text: string): string {
  const plain = [...text.toLowerCase().normalize('NFKD')]
    .map((letter) => letters.get(letter) ?? letter)
    .join('')
    .replaceAll(/\p{Mark}/gu, '')
  const joined = plain.replaceAll(/['’]/gu, '').replaceAll(/[^a-z0-9]+/gu, '-')
  const trimmed = joined.replace(/^-/u, '').replace(/-$/u, '')
  return /^[a-z]/u.test(trimmed) ? trimmed : `x${trimmed}`
}

/** An id for each name, in their order: names that give one id are told apart by `-2`, `-3`. */
export function distinctIds(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = slug(name)
    let id = base
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
    taken.add(id)
    return id
  })
}
