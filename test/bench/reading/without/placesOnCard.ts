export * from '../../../../main/reading/kinds/idCard/grid.ts'
export const findCardGrid = (): null => null
