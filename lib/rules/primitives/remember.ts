const MAX_ANSWERS = 10_000;

/** Memoizes a function of a text: hosts, durations and expressions recur. */
export function remember<T>(judge: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    if (answers.size >= MAX_ANSWERS) answers.clear();
    const answer = judge(text);
    answers.set(text, answer);
    return answer;
  };
}
