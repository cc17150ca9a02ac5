package athar.searchnode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.elasticsearch.bootstrap.BootstrapInfo;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Runs one Elasticsearch node until SIGTERM. Arguments are settings as key=value; the rest stands in config/elasticsearch.yml. */
public final class Launcher {
    private static final int CLOSES_WITHIN_SECONDS = 10;

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        Node node = new Node(environment(settings(arguments)), plugins());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, stopped)));
        node.start();
        stopped.await();
    }

    private static Path home() {
        return Path.of(System.getProperty("es.path.home")).toAbsolutePath();
    }

    private static Settings settings(String[] arguments) {
        Settings.Builder settings = Settings.builder().put("path.home", home().toString());
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        return settings.build();
    }

    /** Logging must be set up before the first Elasticsearch class asks for a logger. */
    private static Environment environment(Settings settings) throws Exception {
        LogConfigurator.registerErrorListener();
        BootstrapInfo.init();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home().resolve("config"), () -> "athar-1");
        LogConfigurator.setNodeName(Node.NODE_NAME_SETTING.get(environment.settings()));
        Files.createDirectories(environment.logsDir());
        LogConfigurator.configure(environment, true);
        return environment;
    }

    private static PluginsLoader plugins() throws IOException {
        Path plugins = Files.createDirectories(home().resolve("plugins"));
        return PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(home().resolve("modules")), PluginsLoader.loadPluginsBundles(plugins), Map.of(), false);
    }

    private static void close(Node node, CountDownLatch stopped) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(CLOSES_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException problem) {
            problem.printStackTrace();
        } finally {
            stopped.countDown();
        }
    }
}
