/** Says what long work is doing now; nobody may be listening. */
export type Progress = (words: string) => void
