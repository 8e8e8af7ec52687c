/** A step of the pipeline that can be left out: the module that has it, and what leaving it out means. */
interface Step {
  readonly module: string
  readonly without: string
}

/** Each has a module of its name in `without/`, which stands in for the product's while the step is left out. */
export const steps = {
  twoLooks: { module: 'page/textRegions.ts', without: 'one look at the whole page, at side 1280' },
  largeLook: { module: 'engines/detector.ts', without: 'no look larger than side 960' },
  textAngle: { module: 'page/orientation.ts', without: 'lines are taken to run level' },
  upDown: { module: 'page/upDown.ts', without: 'up and down are not told apart' },
  joinFragments: { module: 'page/fragments.ts', without: 'what the detector cut stays cut' },
  placesOnCard: {
    module: 'kinds/idCard/grid.ts',
    without: 'no values looked for where the labels place them',
  },
  linesWithin: { module: 'page/linesWithin.ts', without: 'no further look at a part of the page' },
  secondLook: { module: 'fields/again/secondLook.ts', without: 'no second look beside a label' },
  steadied: { module: 'fields/again/steadied.ts', without: 'no vote of several crops on a hesitant line' },
  unread: { module: 'fields/agreement/unread.ts', without: 'ink that nobody read is not looked for' },
  readAgain: {
    module: 'kinds/idCard/number.ts',
    without: 'no other crops when an ID number fails its check',
  },
  secondReader: { module: 'engines/witness.ts', without: 'the second reader says nothing' },
} as const satisfies Record<string, Step>

export type StepName = keyof typeof steps
export const stepNames = Object.keys(steps) as StepName[]
