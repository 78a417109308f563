import { ENGINES } from './engines';
import type { Module } from './module';
import type { ProgramPlan } from './plan';
import { ProgramWriter } from './writer';

/** Options of a printed program. */
export interface ProgramOptions {
  readonly engine: 'cdk8s' | 'pulumi';
}

/** File of a printed program. */
export interface ProgramFile {
  readonly name: string;
  readonly text: string;
}

/** Number of lines from which on a program is one file a namespace. */
const LONG = 300;

/** Prints a program as one file. Variables of the input are read from the environment. */
export function printProgram(plan: ProgramPlan, { engine }: ProgramOptions): string {
  return new ProgramWriter(plan, engine, { isSplit: false, isTested: false }).modules()[0].text;
}

/** Prints a program as files: one, or one a namespace where that would be long. */
export function programModules(plan: ProgramPlan, { engine }: ProgramOptions): ProgramFile[] {
  const isTested = ENGINES[engine].hasCharts;
  const asFile = ({ file, text }: Module): ProgramFile => ({ name: file, text });
  const whole = new ProgramWriter(plan, engine, { isSplit: false, isTested }).modules().map(asFile);
  if (plan.policies.length === 0 || whole[0].text.split('\n').length <= LONG) return whole;
  return new ProgramWriter(plan, engine, { isSplit: true, isTested }).modules().map(asFile);
}
