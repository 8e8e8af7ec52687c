import type { Candidate } from '../../../../main/reading/fields/value.ts'

export const secondLook = async (_page: unknown, candidate: Candidate): Promise<Candidate> => candidate
