/** What the tests of the documents read out of Markdown. */

export interface Section {
  readonly title: string
  /** The last words in backquotes of the title: the path of a block of the study document. */
  readonly path: string
  readonly text: string
}

/** The sections of a document, each from its heading to the next one of any level. */
export function sectionsOf(markdown: string): readonly Section[] {
  return markdown.split(/^#+ /m).map((part) => {
    const title = part.split('\n')[0] ?? ''
    const path = [...title.matchAll(/`([^`]+)`/g)].at(-1)?.[1] ?? ''
    return { title, path, text: part }
  })
}

/** The contents of the fenced blocks of a language. */
export function fencedBlocks(markdown: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')
  return [...markdown.matchAll(fence)].map(([, content = '']) => content)
}

/** The rows of the tables whose first header is a given one, cell by cell. */
export function tableRows(markdown: string, header: string): readonly (readonly string[])[] {
  const tables = markdown.split(/\n{2,}/).map((part) => part.split('\n').map(cellsOf))
  return tables.flatMap(([first, , ...rows]) => (first?.[0] === header ? rows : []))
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

/** The words in backquotes. */
export function codeWords(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '')
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
}
