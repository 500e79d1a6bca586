// What a front end in TypeScript writes, and what the compiler must refuse.

import { NetworkError, ProblemError, createClient, type Packet, type Snapshot, type StatusPacket } from "@intakt/client";
import { IntaktProvider, useGenerationProgress, useIsGenerating, usePacketStatus } from "@intakt/client/react";

const client = createClient({ baseUrl: "https://intakt.example.org", token: "kept", pollInterval: 2000 });

export async function intake(): Promise<Packet> {
  const { intakeId } = await client.startIntake("NUTRITION_ONLY");
  const saved = await client.saveAnswers(intakeId, { weight: { value: 154, unit: "lb" }, "meals-per-day": null });
  const acked: number | undefined = saved.acked?.["weight"];
  const submitted = await client.submit(intakeId, { idempotencyKey: `submit-${acked}` });
  return client.packet(submitted.packets[0]?.id ?? "");
}

export function words(error: unknown): string {
  if (error instanceof ProblemError) return error.errors.map((wrong) => `${wrong.question}: ${wrong.message}`).join();
  return error instanceof NetworkError ? "offline" : "";
}

export const stop = () => {
  const watch = client.watch({ onPacketFailed: (packet: StatusPacket, status: Snapshot) => void status.error }).start();
  return () => watch.stop();
};

export function Progress() {
  const { progress, total, startPolling } = useGenerationProgress({ onAllComplete: (status) => status.summary.total });
  const { packets, refetch } = usePacketStatus({ client, enabled: false, pollInterval: 1000 });
  const { isGenerating } = useIsGenerating();
  return (
    <IntaktProvider client={client}>
      <progress value={progress} max={100} hidden={!isGenerating} />
      <button onClick={() => refetch()}>{packets.map((packet) => packet.type).join() + total}</button>
      <button onClick={() => startPolling(500)}>go on</button>
    </IntaktProvider>
  );
}

export function refused(status: Snapshot) {
  // @ts-expect-error no such path
  void client.startIntake("NUTRITION");
  // @ts-expect-error not an answer
  void client.saveAnswers("id", { weight: { pounds: 154 } });
  // @ts-expect-error what was heard is not changed by those who read it
  status.packets.pop();
  // @ts-expect-error nor is a summary
  status.summary.total = 3;
  // @ts-expect-error milliseconds are a number
  usePacketStatus({ pollInterval: "5s" });
  // @ts-expect-error only clients of this package
  usePacketStatus({ client: {} });
}
