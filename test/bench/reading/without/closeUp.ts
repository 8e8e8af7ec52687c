export const readCloseUp = async (): Promise<null> => null
