package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.EngineContractTest;
import dev.sluice.app.engine.EngineListener;
import java.io.IOException;
import java.nio.file.Path;

final class SlurmEngineContractTest extends EngineContractTest {
    @Override
    protected Engine open(Path state, EngineListener listener) throws IOException {
        return new OnNode(
                SlurmEngine.open(TestCluster.site(state), listener, chip -> 96 * 1024), "node1", "nvidia-h20");
    }
}
