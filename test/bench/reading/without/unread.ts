export const hasUnreadInk = (): boolean => false
