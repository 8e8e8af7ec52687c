import type { Witness } from '../../../../main/reading/engines/witness.ts'

export const createWitness = async (): Promise<Witness> => ({ numbers: async () => '', text: async () => '' })
