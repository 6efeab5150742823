/**
 * Does work on each input, two at a time: installs wait for the network and the disk, and more at once would only get
 * in each other's way. The results are in the order of the inputs.
 */
export async function inPairs<In, Out>(
  inputs: readonly In[],
  work: (input: In) => Promise<Out>,
): Promise<Out[]> {
  const outputs: Out[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < inputs.length) {
      const index = next++;
      outputs[index] = await work(inputs[index]!);
    }
  };
  await Promise.all([worker(), worker()]);
  return outputs;
}
